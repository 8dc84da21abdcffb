class Security {
  void configure(HttpSecurity http, Codec codec) throws Exception {
    // ruleid: java-csrf-off
    http.csrf().disable();
    // ruleid: java-csrf-off
    http.csrf(csrf -> csrf.disable());
    // ruleid: java-csrf-off
    http.csrf(AbstractHttpConfigurer::disable);
    // ok: java-csrf-off
    http.csrf(Customizer.withDefaults());
    // ok: java-csrf-off
    http.csrf(csrf -> csrf.ignoringRequestMatchers("/api/hooks/**"));
    // ok: java-csrf-off
    http.formLogin().disable();
  }
}
