package monosema.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
    @TempDir
    Path home;

    @Test
    void anEmptyEnvironmentIsThePublicHubAndTheUsualCache() {
        HubSettings settings = of(Map.of("HF_HOME", ""));

        assertThat(settings.endpoint()).hasToString("https://huggingface.co");
        assertThat(settings.cache()).isEqualTo(home.resolve(".cache/huggingface/hub"));
        assertThat(settings.token()).isEmpty();
        assertThat(settings.offline()).isFalse();
        assertThat(settings.symlinks()).isTrue();
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theCacheMovesAsInHuggingFaceHub() {
        assertThat(of(Map.of("XDG_CACHE_HOME", "/x")).cache()).isEqualTo(Path.of("/x/huggingface/hub"));
        assertThat(of(Map.of("XDG_CACHE_HOME", "/x", "HF_HOME", "~/h")).cache()).isEqualTo(home.resolve("h/hub"));
        assertThat(of(Map.of("HF_HOME", "/h", "HF_HUB_CACHE", "/c")).cache()).isEqualTo(Path.of("/c"));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "true, true", "YES, true", "On, true", "0, false", "off, false", "'', false", "2, false"})
    void offlineIsOneTrueYesOrOn(String value, boolean offline) {
        assertThat(of(Map.of("HF_HUB_OFFLINE", value)).offline()).isEqualTo(offline);
    }

    @Test
    void theTokenIsTheVariableElseTheFileOfALogin() throws IOException {
        Files.createDirectories(home.resolve(".cache/huggingface"));
        Files.writeString(home.resolve(".cache/huggingface/token"), "hf_file\n");

        assertThat(of(Map.of()).token().orElseThrow().value()).isEqualTo("hf_file");
        assertThat(of(Map.of("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1")).token()).isEmpty();
        Token token = of(Map.of("HF_TOKEN", " hf_variable\n")).token().orElseThrow();
        assertThat(token.value()).isEqualTo("hf_variable");
        assertThat(token).hasToString("token from HF_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hf secret", "hf\u0000secret", "hf\r\nX-Evil: 1", "hf_schlüssel"})
    void aTokenThatIsNoneIsRefusedWithoutShowingIt(String token) {
        assertThatThrownBy(() -> of(Map.of("HF_TOKEN", token)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("HF_TOKEN: a hub token must be 1 to 1024 visible ASCII characters");
    }

    @ParameterizedTest
    @CsvSource({
        "https://hf-mirror.org/, https://hf-mirror.org",
        "http://mirror.lan:8080/hub//, http://mirror.lan:8080/hub",
        "file:///srv/hub/, file:///srv/hub"
    })
    void anEndpointMayBeAMirror(String given, String endpoint) {
        assertThat(of(Map.of("HF_ENDPOINT", given)).endpoint()).hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "huggingface.co",
                "/srv/hub",
                "ftp://hub",
                "https://",
                "https://user:password@hub",
                "https://hub?x",
                "https://hub#x",
                "file:hub",
                "file://host/hub",
                "http://a b",
                "https://hub\u001b[0m"
            })
    void anEndpointThatIsNoneIsRefusedInOneLine(String endpoint) {
        assertThatThrownBy(() -> of(Map.of("HF_ENDPOINT", endpoint)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("HF_ENDPOINT must ")
                .satisfies(e -> assertThat(HubCase.line(e)).doesNotContain("password@"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601", "1e3", "x"})
    void aTimeoutIsWholeSeconds(String seconds) {
        assertThatThrownBy(() -> of(Map.of("HF_HUB_DOWNLOAD_TIMEOUT", seconds)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("HF_HUB_DOWNLOAD_TIMEOUT must be 1 to 3600 seconds, was \"" + seconds + "\"");
        assertThat(of(Map.of("HF_HUB_DOWNLOAD_TIMEOUT", "3600")).readTimeout()).hasHours(1);
    }

    private HubSettings of(Map<String, String> environment) {
        return HubSettings.of(environment, home);
    }
}
