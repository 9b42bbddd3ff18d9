package monosema.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import monosema.data.Prompt;
import monosema.data.SentenceFrame;
import monosema.record.ExperimentRecord;
import monosema.record.TTestRow;
import monosema.record.TopWord;
import monosema.report.chart.Chart;
import monosema.report.chart.Representation;
import org.jspecify.annotations.Nullable;

/**
 * What a template shows of the record of a model's experiment.
 *
 * @param key of declaration and code, hex
 * @param r its results, bound by id
 * @param words its word set
 * @param prompts behind the raw answers; empty for a word set that names none
 * @param answers which model gave the words; null where they come from a list
 * @param frames that the words were put into; empty without {@code probe-in-frames}
 * @param mlp the MLP's neurons
 * @param published the neurons that the published study names; null where it studied others
 * @param saes each SAE's neurons, in the order of the declaration
 * @param autoencoders the same SAEs as declared, and what their quality says
 * @param notRun ids of declared SAEs that the recording machine could not train
 * @param analyses the kinds that it computed: {@code t-test}, {@code probe}, {@code probe-in-frames}, {@code logistic}, {@code lean},
 *     {@code causal}, {@code effectiveness}; none where it studies SAEs alone
 * @param charts by name
 * @param logistic tables of the logistic regression; null where there is none
 * @param lean where the model itself leans away from a word's label; null without {@code lean}
 * @param effectiveness how much of the label few neurons hold; null without {@code effectiveness}
 * @param causal what interventions in the running model did; null without {@code causal}
 * @param settings its declaration, knob by knob
 * @param run when, where and at what cost it was made
 * @param results every number of it
 * @param files its data files
 */
public record RecordedModel(
        String key,
        Bound r,
        WordSetView words,
        List<Prompt> prompts,
        @Nullable AnswersView answers,
        List<SentenceFrame> frames,
        RepresentationView mlp,
        @Nullable PublishedNeurons published,
        List<RepresentationView> saes,
        SaesView autoencoders,
        List<String> notRun,
        List<String> analyses,
        Map<String, Chart> charts,
        @Nullable LogisticView logistic,
        @Nullable LeanView lean,
        @Nullable EffectivenessView effectiveness,
        @Nullable CausalView causal,
        List<Setting> settings,
        RunView run,
        List<ResultRow> results,
        List<DataFile> files)
        implements RecordView {

    /** The MLP's and the SAEs', in this order. */
    public List<RepresentationView> representations() {
        List<RepresentationView> all = new ArrayList<>(List.of(mlp));
        all.addAll(saes);
        return all;
    }

    /** The first SAE: the one that the paper's sentences speak of. */
    public RepresentationView sae() {
        return saes.get(0);
    }

    /** Whether it is a sweep over SAEs and nothing else. */
    public boolean sweep() {
        return analyses.isEmpty() && autoencoders.sweep() != null;
    }

    @Override
    public String template() {
        return "experiment";
    }

    /** Whether the t-tests take the variances of the classes to be equal. */
    public boolean pooledTests() {
        return settings.stream()
                .anyMatch(setting -> setting.path().startsWith("analyses[")
                        && setting.path().endsWith("].variance")
                        && setting.value().equals("pooled"));
    }

    /**
     * The path of a knob of the first logistic regression, for {@link #setting}.
     *
     * @param knob such as {@code stability.threshold}
     */
    public String logisticSetting(String knob) {
        return "analyses[%d].%s".formatted(analyses.indexOf("logistic"), knob);
    }

    static RecordedModel of(ExperimentRecord source) {
        List<SaeView> declared = SaeView.of(source.declaration());
        List<SaeView> saes = declared.stream().filter(sae -> ran(source, sae)).toList();
        List<Representation> representations = representations(saes);
        List<String> analyses = new ArrayList<>();
        source.declaration()
                .path("analyses")
                .forEach(analysis -> analyses.add(analysis.path("kind").asText()));
        WordSetView words = WordSetView.of(source);
        RecordedCharts charts = new RecordedCharts(source, representations);
        charts.training(saes);
        charts.quality(saes);
        List<List<TTestRow>> tests = representations.stream()
                .map(one -> analyses.contains("t-test") ? source.tTest(one.id()) : List.<TTestRow>of())
                .toList();
        if (analyses.contains("t-test")) {
            charts.pValues(tests);
        }
        if (analyses.contains("probe")) {
            charts.selectivity();
            charts.comparison();
        }
        if (analyses.contains("probe-in-frames")) {
            charts.frames();
        }
        if (analyses.contains("lean")) {
            charts.lean(words);
        }
        if (analyses.contains("causal")) {
            charts.causal(words);
        }
        if (analyses.contains("logistic")) {
            charts.logistic(words.entropyBits());
        }
        EffectivenessView effectiveness =
                analyses.contains("effectiveness") ? EffectivenessView.of(source, representations) : null;
        if (effectiveness != null) {
            charts.effectiveness(effectiveness, saes);
        }
        List<RepresentationView> views = views(source, representations, tests, analyses.contains("t-test"));
        return new RecordedModel(
                source.key(),
                new Bound(source),
                words,
                source.prompts(),
                source.modelAnswers().map(AnswersView::of).orElse(null),
                analyses.contains("probe-in-frames") ? source.frames() : List.of(),
                views.get(0),
                PublishedNeurons.of(source.declaration(), tests.get(0)).orElse(null),
                views.subList(1, views.size()),
                SaesView.of(source, saes),
                declared.stream()
                        .filter(sae -> !saes.contains(sae))
                        .map(SaeView::id)
                        .toList(),
                analyses,
                charts.all(),
                analyses.contains("logistic") ? LogisticView.of(source, representations) : null,
                analyses.contains("lean") ? LeanView.of(source, words) : null,
                effectiveness,
                analyses.contains("causal") ? CausalView.of(source, representations, words) : null,
                Setting.of(source.declaration()),
                RunView.of(source.run()),
                source.results().stream().map(ResultRow::of).toList(),
                DataFile.in(source.folder()));
    }

    private static boolean ran(ExperimentRecord source, SaeView sae) {
        return source.find("sae." + sae.id() + ".dSae").isPresent();
    }

    private static List<RepresentationView> views(
            ExperimentRecord source, List<Representation> representations, List<List<TTestRow>> tests, boolean tested) {
        List<TopWord> topWords = tested ? source.topWords() : List.of();
        List<RepresentationView> views = new ArrayList<>();
        for (int i = 0; i < representations.size(); i++) {
            Representation representation = representations.get(i);
            Map<Integer, List<TopWord>> byNeuron = topWords.stream()
                    .filter(word -> word.representation().equals(representation.id()))
                    .collect(Collectors.groupingBy(TopWord::neuron));
            views.add(RepresentationView.of(representation, tests.get(i), byNeuron));
        }
        return views;
    }

    private static List<Representation> representations(List<SaeView> saes) {
        List<Representation> all = new ArrayList<>();
        all.add(new Representation(Representation.MLP, "MLP", 0));
        saes.forEach(sae -> all.add(new Representation(sae.id(), sae.name(), all.size())));
        return all;
    }
}
