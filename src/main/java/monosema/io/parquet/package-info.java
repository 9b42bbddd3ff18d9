/**
 * One column of a parquet file: text, or lists of whole numbers. Apache's parquet-column decodes the values and
 * parquet-format-structures the footer; what lies between, which in parquet-hadoop needs Hadoop, is here: where pages are,
 * whether their sizes can be true, and how they are inflated. Start at {@link monosema.io.parquet.ParquetColumn}.
 */
@NullMarked
package monosema.io.parquet;

import org.jspecify.annotations.NullMarked;
