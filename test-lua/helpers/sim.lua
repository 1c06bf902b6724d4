-- The compiled headless realm. SIM_BUNDLE names another build of it.
return dofile(os.getenv("SIM_BUNDLE") or "build/sim.lua")
