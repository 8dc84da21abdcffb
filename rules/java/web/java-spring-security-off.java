class Security {
  void configure(HttpSecurity http) throws Exception {
    // ruleid: java-spring-security-off
    http.headers().frameOptions().disable();
    // ruleid: java-spring-security-off
    http.headers(headers -> headers.frameOptions(options -> options.disable()));
    // ruleid: java-spring-security-off
    http.sessionManagement().sessionFixation().none();
    // ruleid: java-spring-security-off
    // nofix: java-spring-security-off
    http.headers().disable();
    // ok: java-spring-security-off
    http.headers().frameOptions().sameOrigin();
    // ok: java-spring-security-off
    http.sessionManagement().sessionFixation().migrateSession();
    // ok: java-spring-security-off
    http.headers().cacheControl();
  }
}
