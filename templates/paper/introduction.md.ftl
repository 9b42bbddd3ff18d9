## Introduction and objectives

A hidden layer holds more features than it has dimensions, so a feature is a direction shared by many neurons, and a neuron takes part in many features. An SAE maps the layer to many more dimensions of which few are active at a time, in the hope that a feature becomes one neuron or a few ([Bricken et al. 2023](#ref-bricken)). A good SAE therefore does two things at once: it localises a feature, and it keeps what predicts the feature's label.

[The earlier study](#ref-study) asked both of one labelled feature, the gender of a word, with linear probes and with statistical tests on single neurons. Its objectives are ours:

1. Assess whether SAE activations are more localised than MLP activations with respect to a feature.
2. Assess whether a subset of SAE activations predicts the feature's label almost as well as the MLP activations: the information lost between the MLP and the SAE.
3. From both, design a metric of an SAE's effectiveness that counts localisation and the ability to predict the feature.

[The answers](#answers-to-the-objectives) stand after the results, and [beside them](#results-beside-the-published-study) the figures of the earlier study.

