using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Realtime.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeptPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What could be undone before names no places: moves among it would have nowhere to go back to.
            migrationBuilder.Sql("delete from undo_entries;");

            migrationBuilder.AddColumn<Guid>(
                name: "from_list_id",
                table: "undo_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "from_rank",
                table: "undo_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "to_list_id",
                table: "undo_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "to_rank",
                table: "undo_entries",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "from_list_id",
                table: "undo_entries");

            migrationBuilder.DropColumn(
                name: "from_rank",
                table: "undo_entries");

            migrationBuilder.DropColumn(
                name: "to_list_id",
                table: "undo_entries");

            migrationBuilder.DropColumn(
                name: "to_rank",
                table: "undo_entries");
        }
    }
}
