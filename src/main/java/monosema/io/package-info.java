/**
 * Leaf: file formats, and numbers in their shortest form: safetensors, PyTorch's files, CSV, JSON, text, parquet; and what
 * all rooms need that keep files: locks between processes, and reasons of failure in words. Files of tensors begin at
 * {@link monosema.io.TensorFile}, those of documents at {@link monosema.io.DelimitedFile},
 * {@link monosema.io.JsonLinesFile} and {@link monosema.io.parquet.ParquetColumn}.
 */
@NullMarked
package monosema.io;

import org.jspecify.annotations.NullMarked;
