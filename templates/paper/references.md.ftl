<#assign cited = report.architectures()>
## References

- <a id="ref-study"></a>The earlier study: *MATS Application*, linear probing and statistical inference on SAE and MLP activations. [Notebook](https://colab.research.google.com/drive/1_hvruCSTxb9NprC7HTJpkTr_aL65R2Fk?usp=sharing).
- <a id="ref-bh"></a>Y. Benjamini and Y. Hochberg. Controlling the false discovery rate: a practical and powerful approach to multiple testing. *Journal of the Royal Statistical Society B* 57(1), 1995.
- <a id="ref-by"></a>Y. Benjamini and D. Yekutieli. The control of the false discovery rate in multiple testing under dependency. *Annals of Statistics* 29(4), 2001.
- <a id="ref-gptneo"></a>S. Black, L. Gao, P. Wang, C. Leahy and S. Biderman. [GPT-Neo: large scale autoregressive language modeling with Mesh-TensorFlow](https://doi.org/10.5281/zenodo.5297715). 2021.
- <a id="ref-saelens"></a>J. Bloom, C. Tigges, A. Duong and D. Chanin. [SAELens](https://github.com/jbloomAus/SAELens), and its tutorial [Training a sparse autoencoder](https://colab.research.google.com/github/jbloomAus/SAELens/blob/main/tutorials/training_a_sparse_autoencoder.ipynb). 2024.
- <a id="ref-blier"></a>L. Blier and Y. Ollivier. [The description length of deep learning models](https://arxiv.org/abs/1802.07044). NeurIPS, 2018.
- <a id="ref-bricken"></a>T. Bricken et al. [Towards monosemanticity: decomposing language models with dictionary learning](https://transformer-circuits.pub/2023/monosemantic-features). Anthropic, 2023.
<#if cited?seq_contains("batchtopk")>
- <a id="ref-batchtopk"></a>B. Bussmann, P. Leask and N. Nanda. [BatchTopK sparse autoencoders](https://arxiv.org/abs/2412.06410). 2024.
</#if>
<#if cited?seq_contains("matryoshka-batchtopk")>
- <a id="ref-matryoshka"></a>B. Bussmann, N. Nabeshima, A. Karvonen and N. Nanda. [Learning multi-level features with Matryoshka sparse autoencoders](https://arxiv.org/abs/2503.17547). 2025.
</#if>
<#if cited?seq_contains("standard")>
- <a id="ref-conerly"></a>T. Conerly et al. [Update on how we train SAEs](https://transformer-circuits.pub/2024/april-update/index.html#training-saes). Transformer Circuits Thread, Circuits Updates, April 2024.
</#if>
<#if cited?seq_contains("jumprelu")>
- <a id="ref-conerly-2025"></a>T. Conerly et al. [Dictionary learning optimization techniques](https://transformer-circuits.pub/2025/january-update/index.html). Transformer Circuits Thread, Circuits Updates, January 2025: the tanh penalty.
</#if>
- <a id="ref-dunn"></a>O. J. Dunn. Multiple comparisons among means. *Journal of the American Statistical Association* 56(293), 1961.
- <a id="ref-tinystories"></a>R. Eldan and Y. Li. [TinyStories: how small can language models be and still speak coherent English?](https://arxiv.org/abs/2305.07759) 2023.
- <a id="ref-primer"></a>J. Ferrando, G. Sarti, A. Bisazza and M. R. Costa-jussà. [A primer on the inner workings of transformer-based language models](https://arxiv.org/abs/2405.00208). 2024.
- <a id="ref-firth"></a>D. Firth. Bias reduction of maximum likelihood estimates. *Biometrika* 80(1), 1993; intervals by the profile as in G. Heinze and M. Schemper, A solution to the problem of separation in logistic regression, *Statistics in Medicine* 21, 2002.
<#if cited?seq_contains("topk")>
- <a id="ref-gao"></a>L. Gao, T. Dupré la Tour, H. Tillman, G. Goh, R. Troll, A. Radford, I. Sutskever, J. Leike and J. Wu. [Scaling and evaluating sparse autoencoders](https://arxiv.org/abs/2406.04093). 2024.
</#if>
<#if experiment?? && experiment.recorded.effectiveness??>
- <a id="ref-gurnee"></a>W. Gurnee, N. Nanda, M. Pauly, K. Harvey, D. Troitskii and D. Bertsimas. [Finding neurons in a haystack: case studies with sparse probing](https://arxiv.org/abs/2305.01610). TMLR, 2023.
</#if>
- <a id="ref-hewitt"></a>J. Hewitt and P. Liang. [Designing and interpreting probes with control tasks](https://arxiv.org/abs/1909.03368). EMNLP-IJCNLP, 2019.
- <a id="ref-holm"></a>S. Holm. A simple sequentially rejective multiple test procedure. *Scandinavian Journal of Statistics* 6(2), 1979.
<#if report.sweep()?? && report.sweep().id != experiment.id>
- <a id="ref-saebench"></a>A. Karvonen et al. [SAEBench: a comprehensive benchmark for sparse autoencoders in language model interpretability](https://arxiv.org/abs/2503.09532). 2025.
</#if>
- <a id="ref-mannwhitney"></a>H. B. Mann and D. R. Whitney. On a test of whether one of two random variables is stochastically larger than the other. *Annals of Mathematical Statistics* 18(1), 1947.
- <a id="ref-stability"></a>N. Meinshausen and P. Bühlmann. Stability selection. *Journal of the Royal Statistical Society B* 72(4), 2010.
- <a id="ref-splits"></a>N. Meinshausen, L. Meier and P. Bühlmann. p-values for high-dimensional regression. *Journal of the American Statistical Association* 104(488), 2009.
- <a id="ref-nadeau"></a>C. Nadeau and Y. Bengio. Inference for the generalization error. *Machine Learning* 52, 2003: the corrected resampled t interval.
- <a id="ref-ojala"></a>M. Ojala and G. C. Garriga. Permutation tests for studying classifier performance. *Journal of Machine Learning Research* 11, 2010.
<#if report.seedPairs()>
- <a id="ref-paulo"></a>G. Paulo and N. Belrose. [Sparse autoencoders trained on the same data learn different features](https://arxiv.org/abs/2501.16615). 2025.
</#if>
- <a id="ref-bases"></a>H. Pim. [Privileged vs non-privileged bases in machine learning](https://harrisonpim.com/blog/privileged-vs-non-privileged-bases-in-machine-learning).
<#if cited?seq_contains("gated")>
- <a id="ref-gated"></a>S. Rajamanoharan, A. Conmy, L. Smith, T. Lieberum, V. Varma, J. Kramár, R. Shah and N. Nanda. [Improving dictionary learning with gated sparse autoencoders](https://arxiv.org/abs/2404.16014). 2024 (a).
</#if>
<#if cited?seq_contains("jumprelu")>
- <a id="ref-jumprelu"></a>S. Rajamanoharan, T. Lieberum, N. Sonnerat, A. Conmy, V. Varma, J. Kramár and N. Nanda. [Jumping ahead: improving reconstruction fidelity with JumpReLU sparse autoencoders](https://arxiv.org/abs/2407.14435). 2024 (b).
</#if>
- <a id="ref-pairs"></a>R. D. Shah and R. J. Samworth. Variable selection with error control: another look at stability selection. *Journal of the Royal Statistical Society B* 75(1), 2013.
- <a id="ref-redundancy"></a>A. Sharma, Z. Hu, C. Quinn and A. Jannesari. [Redundancy and concept analysis for code-trained language models](https://arxiv.org/abs/2305.00875). 2023.
- <a id="ref-voita"></a>E. Voita and I. Titov. [Information-theoretic probing with minimum description length](https://arxiv.org/abs/2003.12298). EMNLP, 2020.
- <a id="ref-welch"></a>B. L. Welch. The generalization of "Student's" problem when several different population variances are involved. *Biometrika* 34(1-2), 1947.
- <a id="ref-westfall"></a>P. H. Westfall and S. S. Young. *Resampling-based multiple testing: examples and methods for p-value adjustment*. Wiley, 1993: algorithm 4.1, step-down max-T.
<#if experiment?? && experiment.recorded.effectiveness??>
- <a id="ref-xu"></a>Y. Xu, S. Zhao, J. Song, R. Stewart and S. Ermon. [A theory of usable information under computational constraints](https://arxiv.org/abs/2002.10689). ICLR, 2020.
</#if>

