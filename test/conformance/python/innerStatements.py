compile_c("release(p);")
# ruleid: inner--statement
compile_c("release(p); use(p);")
# ruleid: inner--statement
compile_c("use(p);")
# ruleid: inner--statement
compile_c("x = release(p, 1);")
