import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.*;

class Mappers {
  void mappers(ObjectMapper mapper, PolymorphicTypeValidator own) {
    // ruleid: java-default-typing
    mapper.enableDefaultTyping();
    // ruleid: java-default-typing
    mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance);
    // ok: java-default-typing
    mapper.activateDefaultTyping(own);
    // ok: java-default-typing
    mapper.findAndRegisterModules();
  }
}

// ruleid: java-default-typing
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
class Order {
  // ruleid: java-default-typing
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  Object part;
}

// ok: java-default-typing
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
class Other {}
