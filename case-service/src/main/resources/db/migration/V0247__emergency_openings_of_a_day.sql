create index break_glass_created_ix on break_glass (created_at);
