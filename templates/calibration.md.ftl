<#import "macros.md.ftl" as m>
<#include "experiment-head.md.ftl">
<#assign x = experiment.recorded>
<#assign r = x.r>
<#include "experiment-record.md.ftl">
