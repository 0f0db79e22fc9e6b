using System.Reflection;
using System.Reflection.Emit;

namespace Realtime.Tests.Platform;

/// <summary>Reads which types a method's body names.</summary>
internal static class IlTypes
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Type> Named(byte[] body, Module module)
    {
        for (var at = 0; at < body.Length;)
        {
            short value = body[at++];
            if (value == 0xfe)
            {
                value = unchecked((short)((value << 8) | body[at++]));
            }

            var code = s_codes[value];
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                foreach (var type in Resolve(module, BitConverter.ToInt32(body, at)))
                {
                    yield return type;
                }
            }

            at += Size(code.OperandType, body, at);
        }
    }

    private static IEnumerable<Type> Resolve(Module module, int token)
    {
        MemberInfo? member;
        try
        {
            member = module.ResolveMember(token);
        }
        catch (ArgumentException)
        {
            // The token stands for a type parameter of the method around it; it names no type by itself.
            return [];
        }

        var type = member as Type ?? member?.DeclaringType;
        return type is null ? [] : [type.IsGenericType ? type.GetGenericTypeDefinition() : type, .. type.GenericTypeArguments];
    }

    private static int Size(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}
