/**
 * Leaf: file formats, and numbers in their shortest form: safetensors, PyTorch's files, CSV, JSON; and what all rooms need
 * that keep files: locks between processes, and reasons of failure in words. Files of tensors begin at
 * {@link monosema.io.TensorFile}.
 */
@NullMarked
package monosema.io;

import org.jspecify.annotations.NullMarked;
