/**
 * Do the statistics keep their word? Data sets of known truth are simulated and handed to the very code that the paper's
 * numbers come from; what it claims is counted against what is so.
 *
 * <p>Start at {@link monosema.calibration.FamilywiseStudy}, {@link monosema.calibration.UniformityStudy}, {@link
 * monosema.calibration.CoverageStudy} and {@link monosema.calibration.PowerStudy}. May use probe, activations, config and
 * the leaves; knows no model and no tensor engine. Each data set has random streams of its own, so that results do not
 * depend on the thread that made it.
 */
@NullMarked
package monosema.calibration;

import org.jspecify.annotations.NullMarked;
