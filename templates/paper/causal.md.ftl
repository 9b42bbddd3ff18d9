## What the neurons do

<@c.body x=x r=r words=words from=data/>
