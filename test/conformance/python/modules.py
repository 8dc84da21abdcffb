# ruleid: module-inside
import toolkit.axes
import toolkits
# ruleid: module-inside
from toolkit.auth import Helper, Other

# ruleid: imported-name-in-condition
a = Helper(1)
b = Other(1)

# ruleid: named-match-in-condition
def f():
    inner()

def g():
    outer()
