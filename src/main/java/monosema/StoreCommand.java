package monosema;

import picocli.CommandLine.Command;

/** {@code store}: looks at stored stages; writes nothing. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Looks at stored stages; runs and writes nothing.",
        subcommands = {StoreListCommand.class, StoreWhyCommand.class})
final class StoreCommand {}
