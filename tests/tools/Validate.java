// Judges PDF files with the veraPDF library: many files against many flavours in one JVM.
//
//     java -cp JAR Validate.java FLAVOUR=PROFILE.xml ... < names of files, one a line
//
// Standard output holds tab-separated lines: for each file and flavour
//     result  FILE  FLAVOUR  RULES  CHECKS
// then one line for each rule that failed, or one that says why there is no answer:
//     failed  CLAUSE  TEST  COUNT  MESSAGE  PLACE
//     error   MESSAGE
//
// The library reads its profiles through JAXB.  A jar that was made small lacks an implementation
// of it; the library then has no profiles, says nothing, and finds every file in order.  So the
// profiles, plain XML inside the jar, are read here, and handed over rule by rule.
//
// Embedded files are not judged: a factsheet has none.

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public final class Validate {
    private static final String FOLDER = "org/verapdf/pdfa/validation/";

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err); // the library may print: the answer stays clean
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Map<PDFAFlavour, ValidationProfile> profiles = new LinkedHashMap<>();
        for (String argument : arguments) {
            String[] pair = argument.split("=");
            PDFAFlavour flavour = PDFAFlavour.valueOf(pair[0]);
            profiles.put(flavour, profile(flavour, pair[1]));
        }
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name; (name = names.readLine()) != null; )
            for (Map.Entry<PDFAFlavour, ValidationProfile> each : profiles.entrySet())
                judge(name, each.getKey(), each.getValue());
        OUT.flush();
    }

    private static void judge(String name, PDFAFlavour flavour, ValidationProfile profile) {
        int rules = profile.getRules().size();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, 1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            say("result", name, flavour.name(), rules, result.getTotalAssertions());
            Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
            for (TestAssertion each : result.getTestAssertions())
                if (each.getStatus() == TestAssertion.Status.FAILED) first.putIfAbsent(each.getRuleId(), each);
            for (Map.Entry<RuleId, Integer> each : result.getFailedChecks().entrySet())
                failed(each.getKey(), each.getValue(), first.get(each.getKey()));
        } catch (Throwable reason) { // a broken file is an answer about that file, not the end of the run
            say("result", name, flavour.name(), rules, 0);
            say("error", String.valueOf(reason));
        }
    }

    private static void failed(RuleId rule, int count, TestAssertion example) {
        String message = "", place = "";
        if (example != null) {
            message = example.getErrorMessage() == null ? example.getMessage() : example.getErrorMessage();
            place = example.getLocation() == null ? "" : example.getLocation().getContext();
        }
        say("failed", rule.getClause(), rule.getTestNumber(), count, message, place);
    }

    private static void say(Object... parts) {
        List<String> fields = new ArrayList<>();
        for (Object part : parts) fields.add(String.valueOf(part).trim().replaceAll("\\s+", " "));
        OUT.print(String.join("\t", fields) + "\n");
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String file) throws Exception {
        Element root;
        try (InputStream xml = Profiles.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (xml == null) throw new IllegalStateException("the jar has no profile " + file);
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            root = factory.newDocumentBuilder().parse(xml).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element each : children(child(root, "rules"), "rule")) rules.add(rule(each));
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element each : children(child(root, "variables"), "variable"))
            variables.add(Profiles.variableFromValues(each.getAttribute("name"), each.getAttribute("object"),
                    text(each, "defaultValue"), text(each, "value")));
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(file, file, "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element xml) {
        Element id = child(xml, "id"), error = child(xml, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element each : children(child(error, "arguments"), "argument"))
            arguments.add(ErrorArgumentImpl.fromValues(each.getTextContent(), optional(each, "name"), null));
        ErrorDetails details = Profiles.errorFromValues(text(error, "message"), arguments);
        RuleId name = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        return Profiles.ruleFromValues(name, xml.getAttribute("object"),
                Boolean.valueOf(xml.getAttribute("deferred")), optional(xml, "tags"),
                text(xml, "description"), text(xml, "test"), details, new ArrayList<>());
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        if (parent == null) return found;
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element && name.equals(node.getLocalName())) found.add((Element) node);
        return found;
    }

    private static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent();
    }

    private static String optional(Element element, String attribute) {
        return element.hasAttribute(attribute) ? element.getAttribute(attribute) : null;
    }
}
