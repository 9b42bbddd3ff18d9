## What the neurons do

<@causes.body x=x r=r words=words from=data/>
