/**
 * Leaf: file formats, and numbers in their shortest form: safetensors, PyTorch's files, CSV, JSON. Files of tensors begin
 * at {@link monosema.io.TensorFile}.
 */
@NullMarked
package monosema.io;

import org.jspecify.annotations.NullMarked;
