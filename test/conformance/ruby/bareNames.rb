# ruleid: name--called
given[:a]
# ruleid: name--called
given()[:b]
given(1)[:c]
taken[:d]
