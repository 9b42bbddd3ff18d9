<#-- Whether the paper's claims hold; those that do not, first of all. -->
<#if report.claims.claims?has_content>
<#if report.claims.broken()?has_content>
<div class="failed" role="note">

**The records do not bear out ${say.agree(report.claims.broken()?size, "this claim", "these claims")}** of the paper:

<#list report.claims.broken() as claim>
- [${claim.sentence}](claims.md#claim-${claim.id}) <#list claim.faults() as fault><code>${fault.result}</code> of ${fault.experiment}: ${fault.found}; asserted: ${fault.asserted}.<#sep> </#list>
</#list>

</div>

</#if>
[${report.claims.summary()}](claims.md). Every build checks what this paper claims against the recorded numbers.

</#if>
