package monosema.site;

import java.util.List;

/**
 * What a build changed in the site.
 *
 * @param written new or changed files, in order of path
 * @param unchanged how many files already held these bytes
 * @param removed files that an earlier build generated and this one does not
 */
public record SiteChanges(List<String> written, int unchanged, List<String> removed) {
    public SiteChanges {
        written = List.copyOf(written);
        removed = List.copyOf(removed);
    }
}
