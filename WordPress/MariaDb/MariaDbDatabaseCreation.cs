using MySqlConnector;

namespace WpAspire.WordPress;

/// <summary>
/// Brings the databases of a running server to what the model says. The image itself creates one database, and only
/// into an empty data directory; a database that was added later, or a user's password that changed, is settled here.
/// </summary>
internal static class MariaDbDatabaseCreation
{
    /// <summary>Creates the databases that are missing, and gives their users the password of the model.</summary>
    public static async Task EnsureAsync(MariaDbServerResource server, CancellationToken cancellationToken)
    {
        foreach (var database in server.Databases)
        {
            if (!await IsUsableAsync(database, cancellationToken))
            {
                await CreateAsync(database, cancellationToken);
            }
        }
    }

    private static async Task<bool> IsUsableAsync(MariaDbDatabaseResource database, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await MariaDbConnection.OpenAsync(database.Parent, database, cancellationToken);
            return true;
        }
        catch (MySqlException exception) when (exception.ErrorCode is MySqlErrorCode.AccessDenied or MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.UnknownDatabase)
        {
            return false;
        }
    }

    private static async Task CreateAsync(MariaDbDatabaseResource database, CancellationToken cancellationToken)
    {
        await using var connection = await MariaDbConnection.OpenAsync(database.Parent, null, cancellationToken);

        // WordPress's own choice of collation, or plugins' tables can not be joined with its own. The names are letters, digits and underscores (AddDatabase sees to it). In a grant an underscore is a
        // wildcard unless escaped.
        var name = database.DatabaseName;
        var grantName = name.Replace("_", "\\_", StringComparison.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"CREATE DATABASE IF NOT EXISTS `{name}` COLLATE utf8mb4_unicode_520_ci; "
            + $"CREATE USER IF NOT EXISTS '{name}'@'%' IDENTIFIED BY @password; "
            + $"ALTER USER '{name}'@'%' IDENTIFIED BY @password; "
            + $"GRANT ALL ON `{grantName}`.* TO '{name}'@'%'";
        command.Parameters.AddWithValue("@password", await database.PasswordParameter.GetValueAsync(cancellationToken));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
