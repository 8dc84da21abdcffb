import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.*;

class Tokens {
  void tokens(String token, byte[] key, JwtParser parser, Document document) {
    // ruleid: java-jwt-unverified
    Jwts.parserBuilder().setSigningKey(key).build().parse(token);
    // ruleid: java-jwt-unverified
    parser.parse(token);
    // ruleid: java-jwt-unverified
    // nofix: java-jwt-unverified
    String name = JWT.decode(token).getClaim("name").asString();
    // ruleid: java-jwt-unverified
    // nofix: java-jwt-unverified
    Algorithm open = Algorithm.none();
    // ok: java-jwt-unverified
    Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token);
    // ok: java-jwt-unverified
    parser.parseClaimsJws(token);
    // ok: java-jwt-unverified
    Algorithm closed = Algorithm.HMAC256(key);
    // ok: java-jwt-unverified
    document.parse(token);
  }
}

class Checked {
  String name(String token, byte[] key) {
    JWT.require(Algorithm.HMAC256(key)).build().verify(token);
    // ok: java-jwt-unverified
    return JWT.decode(token).getClaim("name").asString();
  }
}
