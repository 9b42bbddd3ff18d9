package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookSiteTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocks.0.hook_mlp_out",
                "blocks.3.mlp.hook_post",
                "blocks.12.hook_resid_pre",
                "blocks.0.hook_resid_mid",
                "blocks.0.hook_resid_post",
                "blocks.0.hook_attn_out"
            })
    void namesOfTransformerLensAreReadAndSaidAgain(String name) {
        assertThat(HookSite.parse(name).hookName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook_mlp_out",
                "blocks.0.hook_mlp_in",
                "blocks.-1.hook_mlp_out",
                "blocks.00.hook_mlp_out",
                "blocks.99999999999.hook_mlp_out",
                "blocks.0.hook_post",
                "blocks.0.hook_mlp_out "
            })
    void otherNamesAreRefusedWithTheListOfSupportedOnes(String name) {
        assertThatThrownBy(() -> HookSite.parse(name))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("hook '" + name + "' is not supported; supported: blocks.L.hook_resid_pre,")
                .hasMessageContaining("blocks.L.mlp.hook_post");
    }

    @Test
    void aLayerThatTheModelDoesNotHaveIsNamed() {
        try (GptNeo model = TinyGptNeo.load()) {
            assertThat(model.width(HookSite.parse("blocks.1.mlp.hook_post"))).isEqualTo(64);
            assertThatThrownBy(() -> model.width(HookSite.parse("blocks.2.hook_mlp_out")))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("hook 'blocks.2.hook_mlp_out': the model has 2 layer(s), so the layer must be < 2");
        }
    }
}
