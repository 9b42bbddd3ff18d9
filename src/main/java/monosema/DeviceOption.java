package monosema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import monosema.config.DeviceChoice;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * The value of {@code --device}: {@code auto}, {@code gpu}, {@code cpu}, or {@code gpu:N} for one GPU of several.
 *
 * @param choice empty where each experiment's own counts
 * @param gpu the one GPU that is to be seen, zero-based, in the order of {@code nvidia-smi} and among those that are
 *     visible already; empty for the first
 */
record DeviceOption(Optional<DeviceChoice> choice, Optional<Integer> gpu) {
    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";
    private static final String ORDER = "CUDA_DEVICE_ORDER";
    private static final Pattern ONE_GPU = Pattern.compile("gpu:([0-9]{1,3})", Pattern.CASE_INSENSITIVE);

    /**
     * Reads it.
     *
     * @throws BadInputException if it is none of them
     */
    static DeviceOption parse(String value) {
        if (value.isBlank()) {
            return new DeviceOption(Optional.empty(), Optional.empty());
        }
        Matcher one = ONE_GPU.matcher(value);
        if (one.matches()) {
            return new DeviceOption(Optional.of(DeviceChoice.GPU), Optional.of(Integer.valueOf(one.group(1))));
        }
        for (DeviceChoice choice : DeviceChoice.values()) {
            if (choice.name().equalsIgnoreCase(value)) {
                return new DeviceOption(Optional.of(choice), Optional.empty());
            }
        }
        throw new BadInputException("--device must be auto, gpu, gpu:N or cpu, was " + OneLine.quoted(value));
    }

    /**
     * Variables for the JVM that runs the experiments: all GPUs but one are hidden from it, so that this is its first and
     * nothing is allocated on another.
     *
     * @param before the environment that they are put into, which may hide GPUs itself, as schedulers do
     * @throws BadInputException if fewer GPUs are visible in it
     */
    Map<String, String> environment(Map<String, String> before) {
        Map<String, String> added = new TreeMap<>();
        gpu.ifPresent(number -> {
            String visible = before.getOrDefault(VISIBLE, "").strip();
            added.put(VISIBLE, visible.isEmpty() ? number.toString() : nth(List.of(visible.split(",")), number));
            added.put(ORDER, before.getOrDefault(ORDER, "PCI_BUS_ID"));
        });
        return added;
    }

    private static String nth(List<String> visible, int number) {
        if (number >= visible.size()) {
            throw new BadInputException("--device: gpu:%d is not there, %s names %d: %s"
                    .formatted(number, VISIBLE, visible.size(), OneLine.quoted(String.join(",", visible))));
        }
        return visible.get(number).strip();
    }
}
