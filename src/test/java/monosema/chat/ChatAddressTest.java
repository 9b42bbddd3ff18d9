package monosema.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:11434/v1,          http://localhost:11434/v1, true",
        "HTTP://LocalHost:11434/v1//,        http://localhost:11434/v1, true",
        "http://127.0.0.1/v1,                http://127.0.0.1/v1,       true",
        "http://[::1]:8080,                  http://[::1]:8080,         true",
        "https://api.openai.com/v1,          https://api.openai.com/v1, true",
        "http://gpu.lan:8000/v1,             http://gpu.lan:8000/v1,    false",
        "http://127.evil.example/v1,         http://127.evil.example/v1, false",
        "http://localhost.evil.example/v1,   http://localhost.evil.example/v1, false"
    })
    void readsAnAddressAndKnowsWhetherAKeyMayGoThere(String text, String address, boolean safe) {
        assertThat(ChatAddress.of(text)).hasToString(address);
        assertThat(ChatAddress.of(text).isSafeForKeys()).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:11434/v1                    | must begin with http:// or https://",
                "ftp://host/secret                     | must begin with http:// or https://",
                "https://me:secret@host/v1             | must have no user or password in it",
                "https://host/v1?key=secret            | must have no query and no fragment",
                "https://host/v1#secret                | must have no query and no fragment",
                "https:///secret                       | must have the name or number of a host",
                "http://host:99999/secret              | must have a port from 1 to 65535",
                "http://localhost/v1/chat/completions/ | must end before /chat/completions",
                "http://ho st/secret                   | must be an address such as http://localhost:11434/v1"
            })
    void refusesWhatIsNoneWithoutRepeatingIt(String text, String message) {
        assertThatThrownBy(() -> ChatAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk secret", "sk-secret\r\nX: y", "sk-sécret"})
    void aKeyThatCannotBeSentIsNotRepeated(String secret) {
        assertThatThrownBy(() -> ApiKey.in("MY_KEY", name -> secret))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the environment variable MY_KEY must hold a key of visible ASCII characters");
    }

    @Test
    void aKeyThatIsNotSetIsNamed() {
        assertThatThrownBy(() -> ApiKey.in("MY_KEY", name -> null))
                .hasMessage("the environment variable MY_KEY, which is to hold the key, is not set");
        assertThat(ApiKey.in("MY_KEY", name -> " sk-secret\n")).hasToString("the key in MY_KEY");
    }
}
