# ruleid: word--anywhere
wipe
# ruleid: word--anywhere
sudo wipe -f
# ruleid: word--anywhere, quoted--text
sudo -n 'wipe'
wiped
sudo $wipe
# ruleid: word--quoted-name
greet all
# ruleid: word--quoted-name
'greet' all
greet some
# ruleid: quoted--any
tell "${a}/b"
# ruleid: quoted--any, quoted--text
tell 'b'
tell b
tell $b
# ruleid: quoted--text
echo "$b"
echo $b
echo "b$b"
# ruleid: unquoted--variable
copy a $b
# ruleid: unquoted--variable
copy ${b}
copy c d
# ruleid: deep--argument
ask name
# ruleid: deep--argument
ask $(who | name -x)
ask other
# ruleid: deep--condition
open_it a
if shut_it a; then
  true
fi
open_it b
if true; then
  true
fi
