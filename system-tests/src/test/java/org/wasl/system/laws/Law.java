package org.wasl.system.laws;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.system.RunningPlatform;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Requests;
import org.wasl.system.world.World;

/** What a law over the operations of the contract is asked with: the contract, who may do what, and requests about the records of one world. */
@ExtendWith(RunningPlatform.class)
abstract class Law {
    static final Contract CONTRACT = Contract.read();
    static final AccessTable TABLE = AccessTable.read();
    static Requests requests;

    @BeforeAll
    static void makeTheWorld() {
        World world = World.shared();
        requests = new Requests(world, world.client());
    }
}
