-- Other services keep what organizations and places are called, so all are stated once more.
update organization set announced = false;
update location set announced = false;
