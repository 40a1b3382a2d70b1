package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.tawktemplates.contract.Printed;
import io.github.tawktemplates.contract.TestWidget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BootstrapTest {
    private static final Visitor HOSTILE = Visitor.forUserId("a  b\n\n c")
            .name("  </script><!--&]]>'\" {{x}}   ")
            .attribute("plan", "\t\tpro ")
            .build();

    private final TawkWidget widget = TestWidget.builder().secretKey(KEY).build();

    @Test
    void is_one_line_of_printable_ascii() {
        assertThat(Bootstrap.TEXT).matches("[ -~]+");
    }

    @Test
    void has_nothing_that_ends_a_script_or_starts_markup_or_a_template() {
        assertThat(Bootstrap.TEXT)
                .doesNotContain("<")
                .doesNotContain("&")
                .doesNotContain("-->")
                .doesNotContain("]]>")
                .doesNotContain("{{");
    }

    /** HtmlUnit 4, which Spring Boot's tests use, fails at it, and at the whole page with it. */
    @Test
    void has_no_spread() {
        assertThat(Bootstrap.TEXT).doesNotContain("...");
    }

    @Test
    void has_no_double_blank_that_white_space_compression_would_take() {
        assertThat(Bootstrap.TEXT).doesNotContain("  ").isEqualTo(Bootstrap.TEXT.strip());
    }

    @Test
    void is_a_whole_function_without_the_comments_of_its_source() {
        assertThat(Bootstrap.TEXT)
                .startsWith("(()=>{")
                .endsWith("})();")
                .contains("data-tawk", "https://embed.tawk.to")
                .doesNotContain("// ");
    }

    @Test
    void the_element_is_small() throws Exception {
        byte[] element = widget.render(null).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed, best)) {
            out.write(element);
        }
        assertThat(element).hasSizeBetween(1000, 8192);
        // zlib's frame has 6 bytes, gzip's 18
        assertThat(compressed.size() - 6 + 18).isBetween(1000, 4160);
    }

    @Test
    void uses_nothing_that_runs_text_or_parses_markup() {
        assertThat(Bootstrap.TEXT)
                .doesNotContain("eval", "Function(", "innerHTML", "outerHTML", "insertAdjacent", "document.write");
    }

    @Test
    void the_file_to_serve_has_the_same_bytes_and_their_hash_in_its_name() throws Exception {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Bootstrap.TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(TawkWidget.bootstrapPath())
                .isEqualTo("/tawk-templates/bootstrap-"
                        + HexFormat.of().formatHex(sha256).substring(0, 16) + ".js");
        try (InputStream file = getClass().getResourceAsStream("/META-INF/resources" + TawkWidget.bootstrapPath())) {
            assertThat(file).hasContent(Bootstrap.TEXT);
        }
    }

    @Test
    void the_hash_is_that_of_the_text_printed_inside_the_element() throws Exception {
        String script = Printed.of(widget.render(HOSTILE)).script();
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(widget.contentSecurityPolicy().scriptHash())
                .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(sha256));
    }

    @Test
    void is_the_same_for_every_page_visitor_and_configuration() {
        TawkWidget other = TawkWidget.builder("0123456789abcdefABCDEF00", "1abcdefgh")
                .secretKey("ANOTHERKEYANOTHERKEYANOTHERKEYANOTHERKEY")
                .identifyWith(IdentityCall.LOGIN)
                .load(LoadPolicy.CONSENT)
                .sandbox(URI.create("http://localhost:8081"))
                .build();
        List<String> elements = List.of(
                widget.render(null),
                widget.render(HOSTILE),
                widget.render(HOSTILE, "r4nd0m"),
                other.render(Visitor.signedOut()),
                other.render(HOSTILE, "an0ther"));
        assertThat(elements).extracting(html -> Printed.of(html).script()).containsOnly(Bootstrap.TEXT);
        assertThat(other.contentSecurityPolicy().scriptHash())
                .isEqualTo(widget.contentSecurityPolicy().scriptHash());
    }

    @Test
    void white_space_compression_leaves_the_element_as_it_is() {
        String html = widget.render(HOSTILE, "r4nd0m");
        // What FreeMarker's <#compress> does to a run of white space, and to the ends.
        String compressed = html.replaceAll("\\s*[\\r\\n]\\s*", "\n")
                .replaceAll("\\s{2,}|\\t", " ")
                .strip();
        assertThat(compressed).isEqualTo(html);
        assertThat(Printed.of(compressed).field("userId")).isEqualTo("a  b\n\n c");
        assertThat(Printed.of(compressed).field("name")).isEqualTo("  </script><!--&]]>'\" {{x}}   ");
    }

    @Test
    void the_element_is_well_formed_xml_with_the_same_data_and_script() throws Exception {
        String html = widget.render(HOSTILE, "r4nd0m");
        Element element = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.US_ASCII)))
                .getDocumentElement();
        assertThat(element.getTextContent()).isEqualTo(Bootstrap.TEXT);
        assertThat(html).contains("data-tawk='" + element.getAttribute("data-tawk") + "'");
        assertThat(element.getAttribute("nonce")).isEqualTo("r4nd0m");
    }

    /** A native image holds only the resources that are listed; the code reads this one by a name in a variable. */
    @Test
    void is_among_the_resources_of_a_native_image_as_a_text_and_as_a_file() throws IOException {
        String config = "/META-INF/native-image/io.github.tawktemplates/tawk-common/resource-config.json";
        List<Pattern> patterns = new ArrayList<>();
        try (Reader in = new InputStreamReader(Bootstrap.class.getResourceAsStream(config), StandardCharsets.UTF_8)) {
            JsonParser.parseReader(in)
                    .getAsJsonObject()
                    .getAsJsonObject("resources")
                    .getAsJsonArray("includes")
                    .forEach(each -> patterns.add(Pattern.compile(
                            each.getAsJsonObject().get("pattern").getAsString())));
        }

        for (String resource :
                List.of("io/github/tawktemplates/bootstrap.js", "META-INF/resources" + TawkWidget.bootstrapPath())) {
            assertThat(Bootstrap.class.getResource("/" + resource)).as(resource).isNotNull();
            assertThat(patterns)
                    .as(resource)
                    .anyMatch(pattern -> pattern.matcher(resource).matches());
        }
    }
}
