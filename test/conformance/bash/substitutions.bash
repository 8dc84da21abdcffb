# ruleid: substitution
a=$(fetch -q b)
# ruleid: substitution
use "$(fetch b)"
# ruleid: substitution
c=`fetch b`
fetch b
d=$(other b)
# ruleid: pipeline--parts
load u | sh
# ruleid: pipeline--parts
load u | sudo sh -x
# ruleid: pipeline--parts
load u | sh | tee out
load u | tee out
tee out | load u
# ruleid: pipeline--first
show file | wc
show $file | wc
wc | show file
# ruleid: substitution--name-of-any
run -c "$(load u)"
# ruleid: substitution--name-of-any
sudo run -c "$(load u)"
run -c "load u"
e=$(remote u)
f=$(local_file u)
# ruleid: substitution--flow
eval ${e}
eval ${f}
# ruleid: background, background--any
serve a &
# ruleid: background--any
serve a
# ruleid: background--any
serve a && other
# ruleid: background--any
serve a &> log
# ruleid: background--pipeline
pour | drink &
# ruleid: background--pipeline
pour | drink
drink | pour &
