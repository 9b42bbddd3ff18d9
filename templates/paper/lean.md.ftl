## Labels against the model

<@l.body x=x r=r words=words from=data/>
