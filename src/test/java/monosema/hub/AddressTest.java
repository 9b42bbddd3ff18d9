package monosema.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    private static final URI HERE = URI.create("https://huggingface.co/a/b/resolve/main/x");

    @Test
    void anAddressIsEncodedSegmentBySegment() {
        WantedFile wanted = WantedFile.of("datasets/a/b", "refs/pr/1", "d e/ü~(1).txt");

        assertThat(Address.of(URI.create("https://huggingface.co"), wanted, wanted.revision()))
                .hasToString("https://huggingface.co/datasets/a/b/resolve/refs%2Fpr%2F1/d%20e/%C3%BC~%281%29.txt");
    }

    @Test
    void fromEncryptedToPlainIsRefused() {
        assertThatThrownBy(() -> Address.next(HERE, "http://cdn.example.org/x"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("huggingface.co redirects from https to http (cdn.example.org), which is refused");
    }

    @Test
    void aRelativeAddressStays() {
        assertThat(Address.next(HERE, "/api/x")).hasToString("https://huggingface.co/api/x");
    }

    @ParameterizedTest
    @CsvSource({
        "https://HuggingFace.co:443/x, true",
        "http://huggingface.co/x, false",
        "https://huggingface.co:444/x, false",
        "https://huggingface.co.evil.org/x, false"
    })
    void anOriginIsSchemeHostAndPort(String other, boolean same) {
        assertThat(Address.sameOrigin(HERE, URI.create(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mirror.org, true",
        "http://mirror.org, false",
        "http://localhost:80, true",
        "http://127.0.0.1:80, true",
        "http://[::1]:80, true",
        "http://127.0.0.1.evil.org, false"
    })
    void aTokenMayGoWhereNobodyReadsAlong(String address, boolean isPrivate) {
        assertThat(Address.isPrivate(URI.create(address))).isEqualTo(isPrivate);
    }
}
