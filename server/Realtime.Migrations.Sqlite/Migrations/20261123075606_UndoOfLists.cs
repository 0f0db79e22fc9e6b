using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Realtime.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UndoOfLists : Migration
    {
        // A change of the key by itself has SQLite build the table anew outside the transaction: a crash would leave it half done.
        private const string Rest = "is_undone, last_seq, from_list_id, from_rank, to_list_id, to_rank";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, "board_id, actor_id, seq, card_id", "0 = 0");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Rebuild(
            migrationBuilder,
            "board_id, actor_id, seq",
            "not exists (select 1 from undo_entries other where other.board_id = entry.board_id and other.actor_id = entry.actor_id "
            + "and other.seq = entry.seq and other.card_id <> entry.card_id)");

        private static void Rebuild(MigrationBuilder migrationBuilder, string key, string kept)
        {
            migrationBuilder.Sql(
                $"""
                create table undo_entries_next (
                  board_id TEXT not null, actor_id TEXT not null, seq INTEGER not null, card_id TEXT not null,
                  is_undone INTEGER not null, last_seq INTEGER not null,
                  from_list_id TEXT null, from_rank TEXT null, to_list_id TEXT null, to_rank TEXT null,
                  constraint "PK_undo_entries" primary key ({key}));
                """);
            migrationBuilder.Sql(
                $"""
                insert into undo_entries_next (board_id, actor_id, seq, card_id, {Rest})
                select board_id, actor_id, seq, card_id, {Rest} from undo_entries entry where {kept};
                """);
            migrationBuilder.DropTable("undo_entries");
            migrationBuilder.RenameTable("undo_entries_next", newName: "undo_entries");
            migrationBuilder.CreateIndex("IX_undo_entries_card_id", "undo_entries", "card_id");
        }
    }
}
