/**
 * {@code experiments.yaml} as records and sealed specs: every mistake with file, line, path, value and bound.
 *
 * <p>A kind that a user can name in YAML (a corpus, a model family, an SAE architecture, an analysis) is a sealed
 * spec here; its factory lives in the stage that owns it. Start at {@link monosema.config.Study} and
 * {@link monosema.config.StudyReader}. May use leaves only.
 */
@NullMarked
package monosema.config;

import org.jspecify.annotations.NullMarked;
