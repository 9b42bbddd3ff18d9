package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCheckTest {
    @TempDir
    Path site;

    @Test
    @Tag("slow")
    void aWrittenSiteIsSound() throws IOException {
        Tiny.recordIn(site);
        Sweep.recordIn(site);
        new SiteWriter(Tiny.TEMPLATES, site).write(Tiny.report(site, "tiny", "sweep"));

        assertThat(SiteCheck.check(site)).isEmpty();
    }

    @Test
    void eachPlantedFaultIsFoundAndNoOther() throws IOException {
        new SiteWriter(Tiny.TEMPLATES, site).write(Tiny.report(site, "other"));
        String planted = """
                <a href="gone.html">x</a> <a href="index.html#gone">x</a> <a href="../out.html">x</a>
                <a href="javascript:alert(1)">x</a>
                <img src="https://elsewhere.example/x.png"><table><p>planted</p></table><h1>Again</h1></main>""";
        Files.writeString(
                site.resolve("planted.html"),
                Files.readString(site.resolve("reproduce.html")).replace("</main>", planted));
        assertThat(SiteCheck.check(site))
                .allMatch(problem -> problem.file().equals("planted.html"))
                .extracting(Problem::message)
                .contains(
                        "dead link: gone.html",
                        "dead fragment: index.html#gone",
                        "link leads out of the site: ../out.html",
                        "link of an unexpected kind: javascript:alert(1)",
                        "loads from elsewhere: https://elsewhere.example/x.png",
                        "image without alt: https://elsewhere.example/x.png",
                        "has 2 h1, should have 1")
                .anyMatch(message -> message.startsWith("line ") && message.contains("table"));
    }

    @Test
    void aSiteWithoutPagesIsAProblem() {
        assertThat(SiteCheck.check(site)).hasSize(1);
    }
}
