using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Realtime.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        private static readonly (string Name, string Deed)[] s_refused =
            [
                ("audit_entries_no_update", "update on audit_entries"),
                ("audit_entries_no_delete", "delete on audit_entries"),
                ("audit_entries_no_replace", "insert on audit_entries when exists (select 1 from audit_entries where chain_id = new.chain_id and seq = new.seq)"),
                ("audit_chains_no_delete", "delete on audit_chains"),
                ("audit_chains_no_way_back", "update on audit_chains when new.id <> old.id or new.seq < old.seq"),
            ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_chains",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_chains", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    chain_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    network = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    action = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    target_kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    target_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    previous = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => new { x.chain_id, x.seq });
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_chain_id_action_seq",
                table: "audit_entries",
                columns: new[] { "chain_id", "action", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_chain_id_actor_id_seq",
                table: "audit_entries",
                columns: new[] { "chain_id", "actor_id", "seq" });

            // The product adds entries and moves heads on, and nothing else; whoever writes to the file past it has at least to mean it.
            // An insert that replaces would delete without asking the second of these.
            foreach (var (name, deed) in s_refused)
            {
                migrationBuilder.Sql($"create trigger {name} before {deed} begin select raise(abort, 'The audit log is not changed.'); end");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (name, _) in s_refused)
            {
                migrationBuilder.Sql($"drop trigger {name}");
            }

            migrationBuilder.DropTable(
                name: "audit_chains");

            migrationBuilder.DropTable(
                name: "audit_entries");
        }
    }
}
