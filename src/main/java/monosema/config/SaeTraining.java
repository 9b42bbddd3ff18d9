package monosema.config;

/**
 * How an SAE of any architecture is trained: Adam on clipped gradients, with a schedule.
 *
 * @param steps optimiser steps, 1 to 100,000,000
 * @param batch activation rows of a step, 1 to 1,048,576
 * @param learningRate Adam's, at its height, in (0, 1]
 * @param warmUpShare share of the steps in which the rate rises linearly, in [0, 1]
 * @param decayShare share of the steps, at the end, in which the rate falls linearly to 0, in [0, 1]
 * @param adamBeta1 decay of the gradient's running mean, in [0, 1)
 * @param adamBeta2 decay of its square's, in [0, 1)
 * @param gradientNorm norm to which all gradients together are clipped, in (0, 1e6]
 * @param normalizeActivations whether inputs are scaled to mean norm sqrt(dIn) in training (SAELens'
 *     {@code expected_average_only_in}); the scale is folded into the weights at the end
 * @param applyBDecToInput whether b_dec is subtracted from the input before it is encoded
 * @param decoderInit where the decoder's rows point at the start; the encoder starts as its transpose
 * @param decoderInitNorm their norm at the start, in (0, 1e3]
 * @param foldDecoderBias whether b_dec is divided by the scale of the activations when that is folded; not doing so is a
 *     known fault of SAELens 3, kept to reproduce what was made with it
 * @param seed of the initial weights; default that of the experiment
 */
public record SaeTraining(
        int steps,
        int batch,
        double learningRate,
        double warmUpShare,
        double decayShare,
        double adamBeta1,
        double adamBeta2,
        double gradientNorm,
        boolean normalizeActivations,
        boolean applyBDecToInput,
        DecoderInit decoderInit,
        double decoderInitNorm,
        boolean foldDecoderBias,
        long seed) {

    /** The distribution of the decoder's rows at the start, before they are scaled to one norm. */
    public enum DecoderInit {
        /** Uniform in [-1, 1]^dIn (Kaiming uniform up to a factor). */
        UNIFORM,
        /** Uniform in [0, 1]^dIn, the positive orthant, as SAELens 3 drew them. */
        POSITIVE
    }

    /** This recipe with as many steps, rows a step and another rate; what schedules are shares of goes with them. */
    public SaeTraining with(int steps, int batch, double learningRate) {
        return new SaeTraining(
                steps,
                batch,
                learningRate,
                warmUpShare,
                decayShare,
                adamBeta1,
                adamBeta2,
                gradientNorm,
                normalizeActivations,
                applyBDecToInput,
                decoderInit,
                decoderInitNorm,
                foldDecoderBias,
                seed);
    }

    /** This recipe with another seed. */
    public SaeTraining seeded(long other) {
        return new SaeTraining(
                steps,
                batch,
                learningRate,
                warmUpShare,
                decayShare,
                adamBeta1,
                adamBeta2,
                gradientNorm,
                normalizeActivations,
                applyBDecToInput,
                decoderInit,
                decoderInitNorm,
                foldDecoderBias,
                other);
    }
}
