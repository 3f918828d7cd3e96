package dev.axle.crm.properties;

import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Operation;
import java.util.List;

public final class PropertiesApi {
  public PropertiesApi(ObjectTypes types, Properties properties) {}

  public List<Operation> operations() {
    return List.of();
  }
}
