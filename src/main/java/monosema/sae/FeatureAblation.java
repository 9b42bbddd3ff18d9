package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;
import monosema.model.Intervention;

/**
 * Some features of an SAE ablated in the values at its hook site, the SAE's error kept: {@code x' = x + (f' - f) W_dec},
 * f the features of x and f' those with the ablated ones set. What the SAE does not explain of x stays, and where no
 * feature moves, x does not.
 */
public final class FeatureAblation implements UnaryOperator<NDArray> {
    private final LoadedSae sae;
    private final UnaryOperator<NDArray> setting;

    /**
     * An ablation.
     *
     * @param sae on the values' device; stays the caller's to close
     * @param features zero-based, below dSae
     * @param values one a feature, such as 0 or the feature's mean
     */
    public FeatureAblation(LoadedSae sae, int[] features, float[] values) {
        this.sae = sae;
        this.setting = Intervention.setting(features, values);
    }

    /** Takes and returns float32 [..., dIn]. */
    @Override
    public NDArray apply(NDArray x) {
        NDManager manager = x.getManager();
        NDArray rows = x.reshape(-1, sae.dIn());
        NDArray f = sae.encode(manager, rows);
        NDArray moved = setting.apply(f).sub(f);
        return x.add(sae.addedBy(manager, moved).reshape(x.getShape()));
    }
}
