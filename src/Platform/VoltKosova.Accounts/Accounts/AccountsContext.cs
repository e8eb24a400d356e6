using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace VoltKosova.Accounts;

/// <summary>Identity's view of the table <c>account</c>; the tables themselves are made by Sql/*.sql.</summary>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var account = modelBuilder.Entity<Account>();
        account.ToTable("account", AccountsSchema.Name).HasKey(one => one.Id);
        account.Ignore(one => one.UserName).Ignore(one => one.NormalizedUserName).Ignore(one => one.Email)
            .Ignore(one => one.PhoneNumber).Ignore(one => one.PhoneNumberConfirmed);
        account.Property(one => one.Id).ValueGeneratedNever();
        account.Property(one => one.ConcurrencyStamp).IsConcurrencyToken();
        account.Property(one => one.Language).HasConversion(language => language.Name(), name => LanguageNames.Parse(name));
        foreach (var property in account.Metadata.GetProperties())
            property.SetColumnName(Column(property.Name));

        // Failed tries are counted by one SQL statement (see Credentials); Identity reads them and must not write back what it read.
        account.Property(one => one.AccessFailedCount).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        account.Property(one => one.LockoutEnd).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }

    private static string Column(string property) =>
        property == nameof(Account.NormalizedEmail) ? "email" : JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
}
