<#-- The ledger: every claim, the assertion behind it and what is recorded. -->
<#macro ledger claims>
<#list claims as claim>
<div class="claim<#if claim.faults()?has_content> broken</#if>" id="claim-${claim.id}">

**${claim.sentence}**

<#if claim.sources()?has_content>
<#list claim.sources() as source>[${source}](experiments/${source}/index.md), [results.json](data/${source}/results.json)<#sep>; </#list>

</#if>
| Result | Asserted | Recorded | Verdict |
| :--- | :--- | :--- | :--- |
<#list claim.assertions as one>
| <#if one.recorded>[<code>${one.result}</code>](experiments/${one.experiment}/index.md#all-results)<#else><code>${one.result}</code> of [${one.experiment}](experiments/${one.experiment}/index.md)</#if> | ${one.asserted} | ${one.found} | <#if one.verdict.name() == "BROKEN">**${one.verdict.words()}**<#else>${one.verdict.words()}</#if> |
</#list>

</div>

</#list>
</#macro>
# Claims

<p class="deck">What this paper claims, and the recorded numbers that it rests on.</p>

${report.claims.summary()?cap_first}. A claim is a sentence and assertions over recorded results, declared in `experiments.yaml`; it holds where all of its assertions do. Every build checks them against the records. Where one does not hold, the site is written whole all the same, and then `mvn verify` fails. A claim on an experiment that has no record here is neither true nor false.

<#if report.claims.broken()?has_content>
## Claims that do not hold

<@ledger claims=report.claims.broken()/>
</#if>
<#if report.claims.held()?has_content>
## Claims that hold

<@ledger claims=report.claims.held()/>
</#if>
<#if report.claims.notRecorded()?has_content>
## Claims that cannot be told here

<@ledger claims=report.claims.notRecorded()/>
</#if>
