## An effectiveness score

The earlier study wanted a metric that counts localisation and prediction together, and left it open. Ours is made of one curve: how much of the label the k best neurons hold, for k from one to 256.

**Information.** What a representation R tells a linear probe about the label Y is its usable information ([Xu et al. 2020](#ref-xu)): the log loss of one who knows only the class shares of the training words, less that of the probe, on words that neither has seen, in bits a word, never clipped:

<math display="block"><semantics><mrow><msub><mi>I</mi><mi>k</mi></msub><mo stretchy="false">(</mo><mi>R</mi><mo stretchy="false">)</mo><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>log</mi><mn>2</mn></msub><mfrac><mrow><msub><mi>p</mi><mi>k</mi></msub><mo stretchy="false">(</mo><msub><mi>y</mi><mi>i</mi></msub><mo>∣</mo><msub><mi>x</mi><mi>i</mi></msub><mo stretchy="false">)</mo></mrow><mrow><mi>q</mi><mo stretchy="false">(</mo><msub><mi>y</mi><mi>i</mi></msub><mo stretchy="false">)</mo></mrow></mfrac></mrow><annotation encoding="application/x-tex">I_k(R) = \frac{1}{n} \sum_{i=1}^{n} \log_2 \frac{p_k(y_i \mid x_i)}{q(y_i)}</annotation></semantics></math>

Here p is an L2 logistic regression on the k best neurons, fitted without the fold that holds word i, and q the training frequency of the same fold. Everything that is chosen is chosen twice inside: neurons are ranked in each outer training fold, and again in each inner one in which the strength of the penalty is tuned ([k-sparse probing](#ref-gurnee)). An SAE's activations count times the norms of their decoder rows, so that rescaling a feature changes nothing.

**Effectiveness** is the area under that curve as a share of the label's entropy, over the doublings of k:

<math display="block"><semantics><mrow><mi>E</mi><mo stretchy="false">(</mo><mi>R</mi><mo stretchy="false">)</mo><mo>=</mo><mfrac><mn>1</mn><mrow><mn>8</mn><mspace width="0.2em"/><mi>H</mi><mo stretchy="false">(</mo><mi>Y</mi><mo stretchy="false">)</mo></mrow></mfrac><munderover><mo>∑</mo><mrow><mi>j</mi><mo>=</mo><mn>1</mn></mrow><mn>8</mn></munderover><mfrac><mrow><msub><mi>I</mi><msup><mn>2</mn><mrow><mi>j</mi><mo>−</mo><mn>1</mn></mrow></msup></msub><mo stretchy="false">(</mo><mi>R</mi><mo stretchy="false">)</mo><mo>+</mo><msub><mi>I</mi><msup><mn>2</mn><mi>j</mi></msup></msub><mo stretchy="false">(</mo><mi>R</mi><mo stretchy="false">)</mo></mrow><mn>2</mn></mfrac></mrow><annotation encoding="application/x-tex">E(R) = \frac{1}{8\,H(Y)} \sum_{j=1}^{8} \frac{I_{2^{j-1}}(R) + I_{2^j}(R)}{2}</annotation></semantics></math>

It is near one where a single neuron says everything, and zero on noise. With I* the information of the probe whose size is chosen inside, it parts into the two things that the study asked for: **localisation** E(R) H(Y) / I*(R), one where the best neuron holds all there is, and **retention** I*(SAE) / I*(MLP). The **gain** is E(SAE) − E(MLP). Ratios are given only where the lower end of the denominator's interval is above zero and the MLP's information is significant.

[The figure below the abstract](#figure-information) shows the curves.

<@e.table x=x from=data/>
<#list x.saes as one>
<@e.verdict x=x sae=one/>

</#list>
<@e.rankings x=x/>
<#if words.concepts?has_content>
### Effectiveness by concept

<@e.concepts x=x from=data/>
</#if>
