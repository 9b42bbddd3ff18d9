/**
 * Leaf: file formats, and numbers in their shortest form: safetensors, CSV, JSON.
 */
@NullMarked
package monosema.io;

import org.jspecify.annotations.NullMarked;
