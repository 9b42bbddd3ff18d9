package monosema.bench;

import java.io.PrintStream;
import monosema.provenance.Host;

/** What the figures were measured on. */
final class MachineBench implements Bench {
    @Override
    public void run(PrintStream out) {
        Host host = Host.here();
        out.printf("%s, %d cores, %s, Java %s%n", host.cpu(), host.cores(), host.os(), host.javaVersion());
    }
}
