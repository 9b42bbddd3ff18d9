/**
 * The command line: {@code run}, {@code report}, {@code check}, {@code clean}, {@code parity}.
 *
 * <p>The packages are the pipeline, and arrows run one way only: {@code site} &rarr; {@code report} &rarr; {@code record}
 * &rarr; {@code calibration}, {@code planted} &rarr; {@code metric} &rarr; {@code probe}, {@code sae}, {@code behaviour}
 * &rarr; {@code activations} &rarr;
 * {@code model} &rarr; {@code data} &rarr; {@code config} &rarr; the leaves ({@code stats}, {@code optim}, {@code tokens},
 * {@code checkpoint}, {@code io}, {@code chat}, {@code store}, {@code hub}, {@code provenance}); {@code run} puts the stages together;
 * {@code parity} compares what two devices make of them.
 */
@NullMarked
package monosema;

import org.jspecify.annotations.NullMarked;
