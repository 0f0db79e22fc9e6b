using System.Data;
using System.Data.Common;

namespace Realtime.Platform.Data;

/// <summary>
/// A prepared statement on a lane's connection. Parameters are positional: <c>@0</c>, <c>@1</c> … It belongs to the lane's thread.
/// </summary>
public sealed class Statement : IDisposable
{
    private readonly DbCommand _command;

    internal Statement(DbConnection connection, string sql)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // the text is a constant of the code; values travel as parameters
        _command.CommandText = sql;
#pragma warning restore CA2100
    }

    internal void Enlist(DbTransaction? transaction) => _command.Transaction = transaction;

    /// <summary>Runs it and returns how many rows changed.</summary>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it and returns the first column of the first row, or the default when there is no row or it is null.</summary>
    public T? Scalar<T>(params ReadOnlySpan<object?> values)
    {
        using var reader = Query(values);
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    /// <summary>Runs it and returns its rows; dispose the reader before the statement is used again.</summary>
    public DbDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader(CommandBehavior.SingleResult);
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i == _command.Parameters.Count)
            {
                var parameter = _command.CreateParameter();
                parameter.ParameterName = "@" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                _command.Parameters.Add(parameter);
            }

            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
                var value => value,
            };
        }
    }
}
